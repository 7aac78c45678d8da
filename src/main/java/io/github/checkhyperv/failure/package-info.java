/** What can go wrong, where on the way, and what to do about it. Knows nothing else of ours. */
package io.github.checkhyperv.failure;
