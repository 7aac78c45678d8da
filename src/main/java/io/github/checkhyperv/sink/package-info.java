/** Where an answer goes: standard output, or a file that others read. */
package io.github.checkhyperv.sink;
