package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationalStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0, Unknown",
        "1, Other",
        "2, OK",
        "3, Degraded",
        "4, Stressed",
        "5, Predictive Failure",
        "6, Error",
        "7, Non-Recoverable Error",
        "8, Starting",
        "9, Stopping",
        "10, Stopped",
        "11, In Service",
        "12, No Contact",
        "13, Lost Communication",
        "14, Aborted",
        "15, Dormant",
        "16, Supporting Entity in Error",
        "17, Completed",
        "18, Power Mode",
        "19, Relocating",
        "32775, Protocol Mismatch",
        "32783, Communication Timed Out",
        "32788, Insufficient Throughput",
        "32791, Unknown QoS Policy ID",
        "32792, QoS Not Supported",
        "32793, QoS Configuration Mismatch",
        "32794, Disk Full"
    })
    void documentedValueHasItsEnglishName(int code, String name) {
        assertEquals(name, new OperationalStatus(code).name());
        assertEquals(code + " " + name, new OperationalStatus(code).label());
    }

    @ParameterizedTest
    @CsvSource({"20", "12345", "32789", "65535"})
    void valueThatNobodyDocumentsShowsItsNumber(int code) {
        assertEquals("Unknown (" + code + ")", new OperationalStatus(code).name());
        assertEquals("Unknown (" + code + ")", new OperationalStatus(code).label());
    }
}
