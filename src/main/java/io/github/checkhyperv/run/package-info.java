/** One look at one host: from what is to be asked to an answer, whatever happens on the way. */
package io.github.checkhyperv.run;
