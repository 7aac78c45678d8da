/** Who asks, and how that is proven to a host. Knows no RPC. */
package io.github.checkhyperv.security;
