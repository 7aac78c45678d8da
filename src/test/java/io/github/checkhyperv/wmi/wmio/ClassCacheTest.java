package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.wmi.CimType.STRING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.Type;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Class parts that repeat are decoded once. */
class ClassCacheTest {
    private final WmioDecoder decoder = new WmioDecoder();

    private CimInstance decode(WmioBuilder builder) throws WmioException {
        byte[] unit = builder.encodingUnit();
        return decoder.decodeInstance(unit, 0, unit.length);
    }

    private static WmioBuilder ofClass(int number, String defaultValue) {
        ClassBuilder builder =
                new ClassBuilder("Class" + number).property("P", Type.of(STRING), defaultValue);
        return new WmioBuilder().instanceType(builder).classDefault("P");
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
        ClassBuilder huge = new ClassBuilder("Huge").unusedOctets(ClassCache.MAX_OCTETS);
        decode(new WmioBuilder().instanceType(huge));
        decode(new WmioBuilder().instanceType(huge));
        assertEquals(2, decoder.classesDecoded());
    }

    @Test
    void aClassThatIsRefusedIsNotKept() throws Exception {
        ClassBuilder bad = new ClassBuilder("C").property("P", STRING);
        byte[] unit = new WmioBuilder().instanceType(bad).encodingUnit();
        int type = WmioObjectTest.indexOf(unit, new Octets().uint32(8).uint16(0).toBytes());
        unit[type] = 7;
        for (int i = 0; i < 2; i++) {
            assertThrows(WmioException.class, () -> decoder.decodeInstance(unit, 0, unit.length));
        }
        assertEquals(0, decoder.classesDecoded());
    }
}
