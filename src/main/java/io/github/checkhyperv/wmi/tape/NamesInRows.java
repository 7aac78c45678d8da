package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.wmi.CimValue;
import java.util.Optional;
import java.util.Set;

/** Makes names up in what a host's rows hold: every text there is one, Hyper-V's own excepted. */
final class NamesInRows extends TapeCopy {
    private static final String MICROSOFT = "Microsoft:";
    private static final String SUB_TYPES = "Microsoft:Hyper-V:";
    private static final String DEFINITIONS = "Definition\\";
    private static final String OF_DEFINITIONS = "70BB60D2-A9D3-46AA-B654-3DE53004B4F8";

    /** What is the same in the paths of all hosts' objects. */
    private static final Set<String> VOCABULARY =
            Set.of(
                    "root",
                    "virtualization",
                    "v2",
                    "CreationClassName",
                    "SystemCreationClassName",
                    "SystemName",
                    "DeviceID",
                    "InstanceID",
                    "Name",
                    "Msvm_ComputerSystem",
                    "Msvm_DiskDrive",
                    "Msvm_LogicalDisk",
                    "Msvm_ResourceAllocationSettingData",
                    "Msvm_StorageAllocationSettingData");

    private final MadeUpNames names;

    NamesInRows(MadeUpNames names) {
        this.names = names;
    }

    @Override
    String address(String address) {
        boolean ipv6 = address.indexOf(':') != address.lastIndexOf(':');
        return ipv6 ? names.ipv6(address) : NameScanner.names(names, address);
    }

    @Override
    CimValue single(TapedProperty property, CimValue value) {
        if (value instanceof CimValue.Text text) {
            return new CimValue.Text(text(property, text.value()));
        }
        return value instanceof CimValue.Char16 ? new CimValue.Char16('x') : value;
    }

    private String text(TapedProperty property, String text) {
        boolean time = property.type().startsWith("datetime") && text.matches("[-+0-9.:*]*");
        boolean kind =
                property.name().equalsIgnoreCase("ResourceSubType") && text.startsWith(SUB_TYPES);
        if (time || kind) {
            return text;
        }
        return text.contains("=\"") ? path(text) : key(text);
    }

    /** A name, or several that make a key; the definitions of Hyper-V are the same everywhere. */
    private String key(String text) {
        if (!text.regionMatches(true, 0, MICROSOFT, 0, MICROSOFT.length())) {
            return NameScanner.names(names, text);
        }
        String rest = text.substring(MICROSOFT.length());
        boolean definition = rest.startsWith(DEFINITIONS) && rest.contains(OF_DEFINITIONS);
        return text.substring(0, MICROSOFT.length())
                + (definition ? rest : NameScanner.names(names, rest));
    }

    /** A path of an object ([MS-WMI] 2.2.2): keys are between quotes, other words outside. */
    private String path(String text) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (text.charAt(at) == '"') {
                end = closing(text, at);
                String inside = text.substring(at + 1, end);
                result.append('"').append(VOCABULARY.contains(inside) ? inside : key(inside));
                if (end < text.length()) {
                    result.append('"');
                    end++;
                }
            } else {
                while (end < text.length() && text.charAt(end) != '"') {
                    end++;
                }
                outside(text.substring(at, end), result);
            }
            at = end;
        }
        return result.toString();
    }

    /** Where the quote is that ends what starts with one there; the end where none does. */
    private static int closing(String text, int opening) {
        int at = opening + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private void outside(String text, StringBuilder result) {
        int at = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end == text.length() || "\\/:.=,".indexOf(text.charAt(end)) >= 0) {
                String word = text.substring(at, end);
                result.append(VOCABULARY.contains(word) ? word : NameScanner.names(names, word));
                result.append(text, end, Math.min(end + 1, text.length()));
                at = end + 1;
            }
        }
    }

    @Override
    Optional<Failure> failure(Optional<Failure> failure) {
        return failure;
    }

    @Override
    TapedCall call(TapedCall call) {
        return call;
    }
}
