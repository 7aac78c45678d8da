package io.github.checkhyperv.simhost.kerberos;

import io.github.checkhyperv.simhost.wire.MalformedOctets;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One ASN.1 value, X.690: its tag octet and its contents. Those of constructed values are values
 * again; Kerberos finds its fields by their tags.
 *
 * @param tag the identifier octet
 * @param contents the contents octets
 */
record Asn1(int tag, byte[] contents) {
    static final int SEQUENCE = 0x30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    static Asn1 parse(byte[] octets) {
        List<Asn1> all = parseAll(octets);
        if (all.isEmpty()) {
            throw new MalformedOctets("no ASN.1 value");
        }
        return all.get(0);
    }

    private static List<Asn1> parseAll(byte[] octets) {
        List<Asn1> all = new ArrayList<>();
        int at = 0;
        try {
            while (at < octets.length) {
                int tag = octets[at++] & 0xFF;
                int length = octets[at++] & 0xFF;
                if (length > 0x80) {
                    int count = length & 0x7F;
                    length =
                            new BigInteger(1, Arrays.copyOfRange(octets, at, at + count))
                                    .intValueExact();
                    at += count;
                }
                if (length > octets.length - at) {
                    throw new MalformedOctets("ASN.1 length " + length);
                }
                all.add(new Asn1(tag, Arrays.copyOfRange(octets, at, at + length)));
                at += length;
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MalformedOctets("ASN.1 cut short");
        }
        return all;
    }

    List<Asn1> children() {
        return parseAll(contents);
    }

    /** The single value within, whatever its tag. */
    Asn1 only() {
        return parse(contents);
    }

    boolean has(int number) {
        return children().stream().anyMatch(child -> child.tag == (0xA0 | number));
    }

    /** What is within the field [n]. */
    Asn1 field(int number) {
        for (Asn1 child : children()) {
            if (child.tag == (0xA0 | number)) {
                return child.only();
            }
        }
        throw new MalformedOctets("no field [" + number + "]");
    }

    long number() {
        return new BigInteger(contents).longValue();
    }

    String text() {
        return new String(contents, StandardCharsets.UTF_8);
    }

    Instant time() {
        return LocalDateTime.parse(text(), TIME).toInstant(ZoneOffset.UTC);
    }

    byte[] encode() {
        return of(tag, contents);
    }

    static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (body.size() < 128) {
            out.write(body.size());
        } else {
            byte[] length = BigInteger.valueOf(body.size()).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - skip);
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(SEQUENCE, parts);
    }

    static byte[] tagged(int number, byte[] value) {
        return of(0xA0 | number, value);
    }

    static byte[] integer(long value) {
        return of(0x02, BigInteger.valueOf(value).toByteArray());
    }

    static byte[] octets(byte[] value) {
        return of(0x04, value);
    }

    static byte[] string(String value) {
        return of(0x1B, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] moment(Instant value) {
        String text = TIME.format(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
        return of(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }
}
