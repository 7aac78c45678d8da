package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.simhost.cim.CimBaseType.STRING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wmio.ClassWriter;
import io.github.checkhyperv.simhost.wmio.ObjectWriter;
import io.github.checkhyperv.simhost.wmio.ValueType;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Class parts that repeat are decoded once. */
class ClassCacheTest {
    private final WmioDecoder decoder = new WmioDecoder();

    private CimInstance decode(ObjectWriter builder) throws WmioException {
        byte[] unit = builder.encodingUnit();
        return decoder.decodeInstance(unit, 0, unit.length);
    }

    private static ObjectWriter ofClass(int number, String defaultValue) {
        ClassWriter builder =
                new ClassWriter("Class" + number).property("P", ValueType.of(STRING), defaultValue);
        return ObjectWriter.ofInstance(builder).classDefault("P");
    }

    @Test
    void tenThousandRowsOfOneClassDecodeItOnce() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            CimInstance disk = decode(WmioSamples.disk(i));
            assertEquals(
                    Optional.of("Microsoft:83F8638B\\" + i + "\\0\\L"), disk.string("DeviceID"));
            assertEquals(Optional.of("Hard Drive"), disk.string("ElementName"));
        }
        assertEquals(1, decoder.classesDecoded());
    }

    @Test
    void classesThatTakeTurnsAreDecodedOnceEach() throws Exception {
        for (int i = 0; i < 30; i++) {
            CimInstance row = decode(ofClass(i % 3, "default"));
            assertEquals("Class" + i % 3, row.className());
        }
        assertEquals(3, decoder.classesDecoded());
    }

    @Test
    void aClassThatDiffersInOneOctetIsAnother() throws Exception {
        assertEquals(Optional.of("default"), decode(ofClass(1, "default")).string("P"));
        assertEquals(Optional.of("defaulT"), decode(ofClass(1, "defaulT")).string("P"));
        assertEquals(Optional.of("default"), decode(ofClass(1, "default")).string("P"));
        assertEquals(2, decoder.classesDecoded());
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() throws Exception {
        for (int i = 0; i <= ClassCache.PLACES; i++) {
            decode(ofClass(i, "default"));
        }
        decode(ofClass(1, "default"));
        assertEquals(ClassCache.PLACES + 1, decoder.classesDecoded());
        decode(ofClass(0, "default"));
        assertEquals(ClassCache.PLACES + 2, decoder.classesDecoded());
    }

    @Test
    void aHugeClassIsNotKept() throws Exception {
        ClassWriter huge = new ClassWriter("Huge").slack(ClassCache.MAX_OCTETS);
        decode(ObjectWriter.ofInstance(huge));
        decode(ObjectWriter.ofInstance(huge));
        assertEquals(2, decoder.classesDecoded());
    }

    @Test
    void aClassThatIsRefusedIsNotKept() throws Exception {
        ClassWriter bad = new ClassWriter("C").property("P", STRING);
        byte[] unit = ObjectWriter.ofInstance(bad).encodingUnit();
        int type = WmioObjectTest.indexOf(unit, new OctetWriter().u32(8).u16(0).toBytes());
        unit[type] = 7;
        for (int i = 0; i < 2; i++) {
            assertThrows(WmioException.class, () -> decoder.decodeInstance(unit, 0, unit.length));
        }
        assertEquals(0, decoder.classesDecoded());
    }
}
