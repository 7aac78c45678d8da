package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a client wants in RemoteCreateInstance, from the activation properties blob, [MS-DCOM]
 * 2.2.22.
 *
 * @param classId the class
 * @param interfaceIds the interfaces of the new object
 */
record ActivationPropertiesIn(UUID classId, List<UUID> interfaceIds) {
    private static final long MOST = 64;
    private static final int TYPE_HEADER = 16;

    /** Reads the parameters behind the ORPCTHIS: pUnkOuter, then pActProperties. */
    static ActivationPropertiesIn read(OctetReader in) {
        if (in.u32() != 0) {
            throw new MalformedOctets("aggregation is not possible over the network");
        }
        in.u32();
        in.u32();
        int length = in.count(in.remaining());
        OctetReader blob = new OctetReader(in.bytes(length));
        expect(blob.u32() == 0x574F_454DL && blob.u32() == 4, "no OBJREF_CUSTOM");
        expect(blob.guid().equals(Ids.ACTIVATION_PROPERTIES_IN), "no IActivationPropertiesIn");
        expect(blob.guid().equals(Ids.CLASS_ACTIVATION_PROPERTIES_IN), "wrong unmarshaler");
        blob.u32();
        blob.u32();
        return properties(blob);
    }

    private static ActivationPropertiesIn properties(OctetReader blob) {
        blob.u32();
        blob.u32();
        int start = blob.position();
        // CustomHeader 2.2.22.1, behind its two type serialization headers.
        blob.skip(TYPE_HEADER).u32();
        final int headerSize = blob.count(blob.remaining());
        blob.skip(8);
        int count = blob.count(MOST);
        blob.skip(16 + 12);
        List<UUID> classes = new ArrayList<>();
        expect(blob.u32() == count, "pclsid does not have cIfs elements");
        for (int i = 0; i < count; i++) {
            classes.add(blob.guid());
        }
        expect(blob.u32() == count, "pSizes does not have cIfs elements");
        long offset = start + headerSize;
        for (UUID propertyClass : classes) {
            long size = blob.u32();
            if (propertyClass.equals(Ids.CLASS_INSTANTIATION_INFO)) {
                return instantiation(blob.seek((int) offset));
            }
            offset += size;
        }
        throw new MalformedOctets("no InstantiationInfo");
    }

    /** InstantiationInfoData, 2.2.22.2.1. */
    private static ActivationPropertiesIn instantiation(OctetReader in) {
        in.skip(TYPE_HEADER);
        UUID classId = in.guid();
        in.skip(12);
        int count = in.count(MOST);
        in.skip(16);
        expect(in.u32() == count, "pIID does not have cIID elements");
        List<UUID> interfaces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            interfaces.add(in.guid());
        }
        return new ActivationPropertiesIn(classId, interfaces);
    }

    private static void expect(boolean right, String message) {
        if (!right) {
            throw new MalformedOctets(message);
        }
    }
}
