/**
 * NTLM proven against Samba, an acceptor that nobody here wrote. Run by {@code .ci/prove-samba}.
 */
package io.github.checkhyperv.samba;
