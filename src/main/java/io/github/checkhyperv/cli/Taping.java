package io.github.checkhyperv.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * That a run is to be kept on a tape.
 *
 * @param file the tape
 * @param anonymise whether names are to be made up
 * @param options what of the request belongs there: values by long names
 */
public record Taping(Path file, boolean anonymise, Map<String, List<String>> options) {}
