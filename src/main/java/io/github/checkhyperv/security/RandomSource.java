package io.github.checkhyperv.security;

/** Where nonces and keys come from. Tests put known ones here. */
public interface RandomSource {
    /** Fills all of {@code octets}. */
    void fill(byte[] octets);
}
