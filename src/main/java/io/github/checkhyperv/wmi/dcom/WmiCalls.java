package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;
import java.util.ArrayList;
import java.util.List;

/** The stubs of the WMI operations that a check needs ([MS-WMI] 3.1.4). */
final class WmiCalls {
    static final int NTLM_LOGIN = 6;
    static final int EXEC_QUERY = 20;
    static final int NEXT = 4;

    /** WBEM_FLAG_RETURN_IMMEDIATELY and WBEM_FLAG_FORWARD_ONLY: the cheapest way to enumerate. */
    private static final int QUERY_FLAGS = 0x30;

    private WmiCalls() {}

    /** [MS-WMI] 3.1.4.1.4 IWbemLevel1Login::NTLMLogin, in the locale that the host likes. */
    static byte[] ntlmLogin(Guid causality, String networkResource) {
        return Orpc.request(causality)
                .pointer()
                .wideString(networkResource)
                .nullPointer() // wszPreferredLocale
                .uint32(0) // lFlags
                .nullPointer() // pCtx
                .toByteArray();
    }

    /** [MS-WMI] 3.1.4.3.18 IWbemServices::ExecQuery. */
    static byte[] execQuery(Guid causality, String wql) {
        NdrWriter out = Orpc.request(causality).bstr("WQL").align(4).bstr(wql);
        return out.uint32(QUERY_FLAGS).nullPointer().toByteArray();
    }

    /** [MS-WMI] 3.1.4.4.2 IEnumWbemClassObject::Next. */
    static byte[] next(Guid causality, int timeoutMillis, int count) {
        return Orpc.request(causality).uint32(timeoutMillis).uint32(count).toByteArray();
    }

    /**
     * An interface that was handed out, or the HRESULT that says why not.
     *
     * @param status the HRESULT of the call; unless it is a success the reference is not there
     */
    record InterfaceAnswer(int status, List<ObjRef.Standard> reference) {
        /** Reads the answer of NTLMLogin and of ExecQuery: one interface pointer, HRESULT. */
        static InterfaceAnswer read(byte[] stub, Guid iid) throws MalformedStub {
            NdrReader in = Orpc.answer(stub);
            List<ObjRef.Standard> reference = new ArrayList<>(1);
            if (in.pointer("interface pointer")) {
                if (!(ObjRef.readInterfacePointer(in) instanceof ObjRef.Standard standard)
                        || !standard.iid().equals(iid)) {
                    throw in.error("a reference of another kind");
                }
                reference.add(standard);
            }
            int status = in.int32("HRESULT");
            if (reference.isEmpty() && !HResult.isFailure(status)) {
                throw in.error("no interface, and no failure either");
            }
            return new InterfaceAnswer(status, reference);
        }
    }

    /**
     * One batch of an enumeration.
     *
     * @param status WBEM_S_NO_ERROR, WBEM_S_FALSE, WBEM_S_TIMEDOUT or a failure
     * @param objects the encoded objects, to be read where they lie
     */
    record Batch(int status, List<NdrReader> objects) {
        /** Reads apObjects, puReturned and the HRESULT. */
        static Batch read(byte[] stub, int asked) throws MalformedStub {
            NdrReader in = Orpc.answer(stub);
            in.int32("apObjects conformance");
            if (in.int32("apObjects offset") != 0) {
                throw in.error("apObjects does not start at 0");
            }
            int count = in.count(4, "apObjects");
            if (count > asked) {
                throw in.error(count + " objects instead of at most " + asked);
            }
            for (int i = 0; i < count; i++) {
                if (!in.pointer("apObjects")) {
                    throw in.error("apObjects[" + i + "] is null");
                }
            }
            List<NdrReader> objects = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                objects.add(readObject(in));
            }
            if (in.uint32("puReturned") != count) {
                throw in.error("puReturned is not the number of objects, " + count);
            }
            return new Batch(in.int32("HRESULT"), objects);
        }

        /** An object by value: OBJREF_CUSTOM ([MS-WMI] 2.2.4) with its [MS-WMIO] EncodingUnit. */
        private static NdrReader readObject(NdrReader in) throws MalformedStub {
            if (!(ObjRef.readInterfacePointer(in) instanceof ObjRef.Custom custom)
                    || !custom.clsid().equals(Interfaces.CLSID_WBEM_CLASS_OBJECT)) {
                throw in.error("an object that is no WMI object by value");
            }
            return custom.data();
        }
    }
}
