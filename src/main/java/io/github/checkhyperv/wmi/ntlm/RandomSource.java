package io.github.checkhyperv.wmi.ntlm;

/** Where nonces and keys come from. Tests put known ones here. */
interface RandomSource {
    /** Fills all of {@code octets}. */
    void fill(byte[] octets);
}
