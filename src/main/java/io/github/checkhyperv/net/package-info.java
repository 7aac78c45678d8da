/** Names, connections and the time that they may take. */
package io.github.checkhyperv.net;
