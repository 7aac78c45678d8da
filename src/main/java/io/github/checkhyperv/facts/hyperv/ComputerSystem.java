package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Guid;
import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of Msvm_ComputerSystem: a virtual machine, or the host itself.
 *
 * @param name a machine's GUID; the host's computer name
 * @param elementName the display name
 * @param enabledState 2 = running, 3 = off, and others in between
 */
record ComputerSystem(String name, Optional<String> elementName, OptionalLong enabledState) {
    static final String CLASS = "Msvm_ComputerSystem";
    static final RowReader<ComputerSystem> ROWS = new Reader();

    private static final long ENABLED = 2;

    String key() {
        return InstanceIds.folded(name);
    }

    /** The host is told by its name; its Caption is localised. */
    boolean isHost() {
        return !Guid.is(name);
    }

    boolean isRunning() {
        return enabledState.isPresent() && enabledState.getAsLong() == ENABLED;
    }

    private static final class Reader extends RowReader<ComputerSystem> {
        Reader() {
            super(
                    CLASS,
                    "SELECT Name, ElementName, EnabledState FROM " + CLASS,
                    "SELECT Name, ElementName FROM " + CLASS);
        }

        @Override
        public ComputerSystem map(CimInstance row) throws SessionException {
            return new ComputerSystem(
                    required(row, "Name"),
                    optional(row, "ElementName"),
                    row.uint64("EnabledState"));
        }
    }
}
