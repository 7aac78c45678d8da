/** What the operator asks for: options, files and the environment turned into arguments. */
package io.github.checkhyperv.cli;
