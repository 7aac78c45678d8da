package io.github.checkhyperv.cli;

import java.util.Locale;

/**
 * A part of a list.
 *
 * @param part which one, from 1
 * @param parts how many there are
 */
record Shard(int part, int parts) {
    private static final int MOST = 1000;

    /** What the options say; all of the list where they say nothing. */
    static Shard of(OptionReader values) throws UsageException {
        String text = values.text(Flag.SHARD).orElse("1/1");
        int slash = text.indexOf('/');
        int part = slash < 0 ? -1 : OptionReader.wholeNumber(text.substring(0, slash));
        int parts = OptionReader.wholeNumber(text.substring(slash + 1));
        if (part < 1 || parts < part || parts > MOST) {
            throw new UsageException(
                    values.shown(Flag.SHARD) + " is no part of the list",
                    "write 1/3 for the first of three, at most of " + MOST);
        }
        return new Shard(part, parts);
    }

    /** By a hash of the name, so that a host stays where it is when others come and go. */
    boolean has(String name) {
        int hash = name.toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B1;
        return Math.floorMod(hash ^ hash >>> 15, parts) == part - 1;
    }
}
