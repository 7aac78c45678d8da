/** How an answer is shown. Whatever the host sent is made harmless for the format at hand. */
package io.github.checkhyperv.output;
