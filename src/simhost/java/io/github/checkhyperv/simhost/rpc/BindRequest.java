package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.wire.OctetReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The body of bind and alter_context, C706 12.6.4.3.
 *
 * @param maxReceive max_recv_frag
 * @param group assoc_group_id
 * @param contexts p_context_elem
 */
record BindRequest(int maxReceive, int group, List<Context> contexts) {
    /** NDR 2.0. */
    static final UUID NDR = UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860");

    /**
     * One presentation context.
     *
     * @param id p_cont_id
     * @param interfaceId the abstract syntax
     * @param transferSyntaxes the UUIDs of the transfer syntaxes
     */
    record Context(int id, UUID interfaceId, List<UUID> transferSyntaxes) {
        static Context read(OctetReader in) {
            int id = in.u16();
            int count = in.u8();
            in.u8();
            UUID interfaceId = in.guid();
            in.u32();
            List<UUID> syntaxes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                syntaxes.add(in.guid());
                in.u32();
            }
            return new Context(id, interfaceId, syntaxes);
        }

        /** Bind time feature negotiation, [MS-RPCE] 2.2.2.14, hides in a transfer syntax. */
        boolean isFeatureNegotiation() {
            return transferSyntaxes.size() == 1
                    && transferSyntaxes.get(0).getMostSignificantBits() == 0x6cb71c2c98124540L;
        }
    }

    static BindRequest read(OctetReader in) {
        in.u16();
        int maxReceive = in.u16();
        int group = in.i32();
        int count = in.u8();
        in.u8();
        in.u16();
        List<Context> contexts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contexts.add(Context.read(in));
        }
        return new BindRequest(maxReceive, group, contexts);
    }
}
