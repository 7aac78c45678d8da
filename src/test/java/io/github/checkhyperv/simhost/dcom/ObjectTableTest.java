package io.github.checkhyperv.simhost.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcService.Place;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObjectTableTest {
    private final ObjectTable objects = new ObjectTable();
    private final ObjectTable.Entry entry = objects.export(Ids.WBEM_SERVICES, new Thing());

    @Test
    void anObjectIsHeldUntilAllItsReferencesAreReleased() {
        assertEquals(List.of("thing x5"), objects.held());
        assertTrue(objects.release(entry.ipid(), 4));
        assertEquals(List.of("thing x1"), objects.held());
        assertSame(entry, objects.find(entry.ipid()));
        assertTrue(objects.release(entry.ipid(), 1));
        assertEquals(List.of(), objects.held());
        assertNull(objects.find(entry.ipid()));
        assertEquals(0, objects.releasedTooOften());
    }

    @Test
    void addedReferencesHaveToBeReleasedToo() {
        assertTrue(objects.addReferences(entry.ipid(), 2));
        assertTrue(objects.release(entry.ipid(), 5));
        assertEquals(List.of("thing x2"), objects.held());
    }

    @Test
    void releasingTooMuchIsCounted() {
        assertFalse(objects.release(entry.ipid(), 6));
        assertFalse(objects.release(entry.ipid(), 1));
        assertFalse(objects.release(new UUID(1, 2), 1));
        assertEquals(3, objects.releasedTooOften());
        assertEquals(List.of(), objects.held());
    }

    @Test
    void remembersWhichInterfacesWereGivenAway() {
        assertTrue(objects.wasMarshalled(Ids.WBEM_SERVICES));
        assertFalse(objects.wasMarshalled(Ids.ENUM_WBEM_CLASS_OBJECT));
    }

    private static final class Thing implements ComObject {
        @Override
        public String describe() {
            return "thing";
        }

        @Override
        public Place place(int opnum) {
            return Place.of(Phase.OTHER);
        }

        @Override
        public int call(Call call, OctetReader in, OctetWriter out) {
            return 0;
        }

        @Override
        public void writeNothing(int opnum, OctetReader in, OctetWriter out) {}
    }
}
