/**
 * NTLM proven against Samba, an acceptor that nobody here wrote. Run by {@code
 * .ci/wire/prove-samba}.
 */
package io.github.checkhyperv.samba;
