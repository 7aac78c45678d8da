package io.github.checkhyperv.simhost.dcom;

import java.util.UUID;

/** Interfaces and classes by their GUIDs: [MS-DCOM] 1.9, [MS-WMI] 1.9, [MS-WMIO] 1.9. */
public final class Ids {
    /** IRemoteSCMActivator. */
    public static final UUID REMOTE_SCM_ACTIVATOR = com("000001A0");

    /** IObjectExporter. */
    public static final UUID OBJECT_EXPORTER =
            UUID.fromString("99FCFEC4-5260-101B-BBCB-00AA0021347A");

    /** IRemUnknown. */
    public static final UUID REM_UNKNOWN = com("00000131");

    /** IRemUnknown2. */
    public static final UUID REM_UNKNOWN_2 = com("00000143");

    /** IUnknown. */
    public static final UUID UNKNOWN = com("00000000");

    /** IActivationPropertiesIn. */
    public static final UUID ACTIVATION_PROPERTIES_IN = com("000001A2");

    /** IActivationPropertiesOut. */
    public static final UUID ACTIVATION_PROPERTIES_OUT = com("000001A3");

    /** CLSID_ActivationPropertiesIn. */
    public static final UUID CLASS_ACTIVATION_PROPERTIES_IN = com("00000338");

    /** CLSID_ActivationPropertiesOut, CLSID_PropsOutInfo: one value for both. */
    public static final UUID CLASS_ACTIVATION_PROPERTIES_OUT = com("00000339");

    /** CLSID_ScmReplyInfo. */
    public static final UUID CLASS_SCM_REPLY_INFO = com("000001B6");

    /** CLSID_InstantiationInfo. */
    public static final UUID CLASS_INSTANTIATION_INFO = com("000001AB");

    /** CLSID_WbemLevel1Login. */
    public static final UUID CLASS_WBEM_LEVEL1_LOGIN =
            UUID.fromString("8BC3F05E-D86B-11D0-A075-00C04FB68820");

    /** IWbemLevel1Login. */
    public static final UUID WBEM_LEVEL1_LOGIN =
            UUID.fromString("F309AD18-D86A-11D0-A075-00C04FB68820");

    /** IWbemServices. */
    public static final UUID WBEM_SERVICES =
            UUID.fromString("9556DC99-828C-11CF-A37E-00AA003240C7");

    /** IEnumWbemClassObject. */
    public static final UUID ENUM_WBEM_CLASS_OBJECT =
            UUID.fromString("027947E1-D731-11CE-A357-000000000001");

    /** IWbemClassObject. */
    public static final UUID WBEM_CLASS_OBJECT =
            UUID.fromString("DC12A681-737F-11CF-884D-00AA004B2E24");

    /** CLSID_WbemClassObject, which unmarshals what [MS-WMIO] encodes. */
    public static final UUID CLASS_WBEM_CLASS_OBJECT =
            UUID.fromString("4590F812-1D3A-11D0-891F-00AA004B2E24");

    private Ids() {}

    private static UUID com(String first) {
        return UUID.fromString(first + "-0000-0000-C000-000000000046");
    }
}
