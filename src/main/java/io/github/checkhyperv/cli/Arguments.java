package io.github.checkhyperv.cli;

import io.github.checkhyperv.wmi.tape.Tape;
import java.util.Optional;

/**
 * A request to check a host or a cluster, complete and valid.
 *
 * @param asked what is to be asked
 * @param presentation how to show the answer
 * @param concurrency nodes that are asked at a time
 * @param taping whether and where the run is to be recorded
 * @param replay what stands in for the host, if anything
 */
public record Arguments(
        AskedHost asked,
        Presentation presentation,
        int concurrency,
        Optional<Taping> taping,
        Optional<Tape> replay)
        implements Request {}
