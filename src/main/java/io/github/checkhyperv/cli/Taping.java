package io.github.checkhyperv.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * That a run is to be kept on a tape.
 *
 * @param file the tape
 * @param options what of the request belongs there: values by long names
 */
public record Taping(Path file, Map<String, List<String>> options) {}
