package io.github.checkhyperv.simhost.dcom;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The interfaces that clients hold, with their reference counts, [MS-DCOM] 3.1.1.1. */
public final class ObjectTable {
    /** cPublicRefs of every OBJREF, as Windows gives them. */
    public static final int REFERENCES_GIVEN = 5;

    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, Entry> entries = new HashMap<>();
    private final Map<UUID, Integer> references = new HashMap<>();
    private final Set<UUID> marshalled = new HashSet<>();
    private final long oxid = random.nextLong();
    private final UUID remUnknown = newIpid();
    private int releasedTooOften;

    /**
     * One interface of one object.
     *
     * @param ipid its name
     * @param oid the object's name
     * @param interfaceId which interface
     * @param object what is behind it
     */
    public record Entry(UUID ipid, long oid, UUID interfaceId, ComObject object) {}

    /** The OXID of the exporter. */
    public long oxid() {
        return oxid;
    }

    /** The IPID of the exporter's IRemUnknown. */
    public UUID remUnknown() {
        return remUnknown;
    }

    /** Names an object and gives its first references away. */
    public synchronized Entry export(UUID interfaceId, ComObject object) {
        Entry entry = new Entry(newIpid(), random.nextLong(), interfaceId, object);
        entries.put(entry.ipid(), entry);
        references.put(entry.ipid(), REFERENCES_GIVEN);
        marshalled.add(interfaceId);
        return entry;
    }

    /** Whether an object with this interface was ever given away. */
    public synchronized boolean wasMarshalled(UUID interfaceId) {
        return marshalled.contains(interfaceId);
    }

    /** What is behind an IPID, or null. */
    public synchronized Entry find(UUID ipid) {
        return entries.get(ipid);
    }

    /** Adds references; false when there is no such interface. */
    synchronized boolean addReferences(UUID ipid, int count) {
        return references.computeIfPresent(ipid, (id, held) -> held + count) != null;
    }

    /** Takes references back; false when there is no such interface, or not so many of them. */
    synchronized boolean release(UUID ipid, int count) {
        Integer held = references.get(ipid);
        if (held == null || held < count) {
            releasedTooOften++;
        }
        if (held == null) {
            return false;
        }
        if (held > count) {
            references.put(ipid, held - count);
        } else {
            references.remove(ipid);
            entries.remove(ipid);
        }
        return held >= count;
    }

    /** What clients still hold, a description with the count of references each. */
    public synchronized List<String> held() {
        List<String> held = new ArrayList<>();
        for (Entry entry : entries.values()) {
            held.add(entry.object().describe() + " x" + references.get(entry.ipid()));
        }
        held.sort(null);
        return held;
    }

    /** How many releases named an interface that was gone, or more references than there were. */
    public synchronized int releasedTooOften() {
        return releasedTooOften;
    }

    private UUID newIpid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
