package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;
import io.github.checkhyperv.rpc.RpcInterface;
import java.util.List;

/** The interfaces and classes that a session names ([MS-DCOM] 1.9, [MS-WMI] 1.9). */
final class Interfaces {
    static final RpcInterface REMOTE_SCM_ACTIVATOR =
            new RpcInterface("IRemoteSCMActivator", "000001a0-0000-0000-c000-000000000046");
    static final RpcInterface REM_UNKNOWN =
            new RpcInterface("IRemUnknown", "00000131-0000-0000-c000-000000000046");
    static final RpcInterface WBEM_LEVEL1_LOGIN =
            new RpcInterface("IWbemLevel1Login", "f309ad18-d86a-11d0-a075-00c04fb68820");
    static final RpcInterface WBEM_SERVICES =
            new RpcInterface("IWbemServices", "9556dc99-828c-11cf-a37e-00aa003240c7");
    static final RpcInterface ENUM_WBEM_CLASS_OBJECT =
            new RpcInterface("IEnumWbemClassObject", "027947e1-d731-11ce-a357-000000000001");

    /** What a connection to the object exporter offers in its bind. */
    static final List<RpcInterface> OF_WMI =
            List.of(WBEM_LEVEL1_LOGIN, WBEM_SERVICES, ENUM_WBEM_CLASS_OBJECT, REM_UNKNOWN);

    static final Guid CLSID_WBEM_LEVEL1_LOGIN = Guid.of("8bc3f05e-d86b-11d0-a075-00c04fb68820");

    /** [MS-WMI] 1.9 CLSID_WbemClassObject: what an OBJREF_CUSTOM of WMI is an instance of. */
    static final Guid CLSID_WBEM_CLASS_OBJECT = Guid.of("4590f812-1d3a-11d0-891f-00aa004b2e24");

    static final Guid IID_ACTIVATION_PROPERTIES_IN =
            Guid.of("000001a2-0000-0000-c000-000000000046");
    static final Guid CLSID_ACTIVATION_PROPERTIES_IN =
            Guid.of("00000338-0000-0000-c000-000000000046");
    static final Guid CLSID_ACTIVATION_PROPERTIES_OUT =
            Guid.of("00000339-0000-0000-c000-000000000046");

    private Interfaces() {}
}
