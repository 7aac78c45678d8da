package io.github.checkhyperv.wmi.wmio;

/**
 * Where a field is: its offset, and the way to it through the specification's names, kept as links
 * so that it costs next to nothing until an error has to tell it.
 *
 * @param parent the structure that holds it; null for the outermost
 * @param name its name in the specification
 * @param index its place in a sequence, or {@link #NO_INDEX}
 * @param offset the octet it starts at, counted from the first one of the object
 */
record Path(Path parent, String name, int index, int offset) {
    static final int NO_INDEX = -1;

    private static final int SHOWN_OF_A_NAME = 80;

    WmioException failure(String problem) {
        return new WmioException(offset, toString(), problem);
    }

    @Override
    public String toString() {
        return appendTo(new StringBuilder()).toString();
    }

    private StringBuilder appendTo(StringBuilder text) {
        if (parent != null) {
            parent.appendTo(text).append('.');
        }
        // The names of properties are the host's, who may want to draw on the operator's terminal.
        for (int i = 0; i < Math.min(name.length(), SHOWN_OF_A_NAME); i++) {
            char c = name.charAt(i);
            text.append(c > ' ' && c < 0x7f ? c : '?');
        }
        return index == NO_INDEX ? text : text.append('[').append(index).append(']');
    }
}
