/** What a host said, kept as a document that can be asked in the host's place. */
package io.github.checkhyperv.wmi.tape;
