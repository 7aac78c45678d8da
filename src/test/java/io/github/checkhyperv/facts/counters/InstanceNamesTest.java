package io.github.checkhyperv.facts.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FACTS.md: the path with {@code \} made {@code -}, colon kept, {@code \\?\} made --?-. */
class InstanceNamesTest {
    @ParameterizedTest
    @CsvSource({
        "C:\\ClusterStorage\\Volume1\\a.vhdx, C:-ClusterStorage-Volume1-a.vhdx",
        "C:\\ClusterStorage\\Volume1\\a.vhdx, c:-clusterstorage-volume1-A.VHDX",
        "C:\\ClusterStorage\\Volume1\\a.vhdx, --?-C:-ClusterStorage-Volume1-a.vhdx",
        "\\\\?\\C:\\a.vhdx, C:-a.vhdx",
        "\\\\?\\C:\\a.vhdx, --?-C:-a.vhdx",
        "\\\\sofs\\share\\a.vhdx, --sofs-share-a.vhdx",
        "\\\\sofs\\share\\a.vhdx, --?-UNC-sofs-share-a.vhdx",
        "\\\\?\\UNC\\sofs\\share\\a.vhdx, --sofs-share-a.vhdx",
    })
    void aPathFindsItsInstance(String path, String instance) {
        assertEquals(InstanceNames.folded(instance), InstanceNames.ofPath(path));
    }

    @ParameterizedTest
    @CsvSource({"C:\\a.vhdx, C-a.vhdx", "C:\\a.vhdx, D:-a.vhdx", "C:\\ab.vhdx, C:-a-b.vhdx"})
    void anotherPathDoesNot(String path, String instance) {
        assertNotEquals(InstanceNames.folded(instance), InstanceNames.ofPath(path));
    }
}
