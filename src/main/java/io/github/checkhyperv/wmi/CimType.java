package io.github.checkhyperv.wmi;

/** The data types of CIM ([DMTF-DSP0004] 2.2); each can also be the type of an array's elements. */
public enum CimType {
    /** An 8-bit signed integer. */
    SINT8("sint8"),
    /** An 8-bit unsigned integer. */
    UINT8("uint8"),
    /** A 16-bit signed integer. */
    SINT16("sint16"),
    /** A 16-bit unsigned integer. */
    UINT16("uint16"),
    /** A 32-bit signed integer. */
    SINT32("sint32"),
    /** A 32-bit unsigned integer. */
    UINT32("uint32"),
    /** A 64-bit signed integer. */
    SINT64("sint64"),
    /** A 64-bit unsigned integer. */
    UINT64("uint64"),
    /** An IEEE 754 number of 4 octets. */
    REAL32("real32"),
    /** An IEEE 754 number of 8 octets. */
    REAL64("real64"),
    /** True or false. */
    BOOLEAN("boolean"),
    /** A string of UTF-16 code units. */
    STRING("string"),
    /** A point in time or an interval, as a string of the form that DMTF-DSP0004 gives. */
    DATETIME("datetime"),
    /** The path of another object, as a string. */
    REFERENCE("reference"),
    /** One UTF-16 code unit. */
    CHAR16("char16"),
    /** An embedded class or instance. */
    OBJECT("object");

    private final String label;

    CimType(String label) {
        this.label = label;
    }

    /** The type's name as MOF writes it. */
    public String label() {
        return label;
    }
}
