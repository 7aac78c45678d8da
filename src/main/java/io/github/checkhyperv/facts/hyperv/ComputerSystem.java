package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.check.Guid;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.RowMapper;
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
    static final String WQL = "SELECT Name, ElementName, EnabledState FROM " + CLASS;
    static final String WQL_WITHOUT_STATE = "SELECT Name, ElementName FROM " + CLASS;

    private static final long ENABLED = 2;

    static final RowMapper<ComputerSystem> ROWS =
            new RowMapper<>() {
                @Override
                public ComputerSystem map(CimInstance row) throws SessionException {
                    return from(row);
                }
            };

    static ComputerSystem from(CimInstance row) throws SessionException {
        return new ComputerSystem(
                Keys.required(row, CLASS, "Name"),
                Keys.optional(row, "ElementName"),
                row.uint64("EnabledState"));
    }

    String key() {
        return Keys.upper(name);
    }

    /** The host is told by its name; its Caption is localised. */
    boolean isHost() {
        return !Guid.is(name);
    }

    boolean isRunning() {
        return enabledState.isPresent() && enabledState.getAsLong() == ENABLED;
    }
}
