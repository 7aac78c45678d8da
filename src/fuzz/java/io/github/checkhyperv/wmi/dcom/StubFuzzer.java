package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;

/** Whatever a host answers to a DCOM call is read, or refused with a MalformedStub. */
public final class StubFuzzer {
    private static final Guid LOGIN = Guid.of(Interfaces.WBEM_LEVEL1_LOGIN.uuid());
    private static final Guid SERVICES = Guid.of(Interfaces.WBEM_SERVICES.uuid());

    private StubFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            ActivationAnswer.read(data, LOGIN);
        } catch (MalformedStub e) {
            // Refused, as it should be.
        }
        try {
            WmiCalls.InterfaceAnswer.read(data, SERVICES);
        } catch (MalformedStub e) {
            // Refused, as it should be.
        }
        try {
            WmiCalls.Batch.read(data, 1024);
        } catch (MalformedStub e) {
            // Refused, as it should be.
        }
    }
}
