/** Kerberos 5 for DCE/RPC: tickets, the handshake in DCE style, AES wrap tokens. Knows no RPC. */
package io.github.checkhyperv.security.kerberos;
