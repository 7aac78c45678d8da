package io.github.checkhyperv.simhost.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a MOF text says ([DSP0004] 7): the host's own declarations, and the {@code .mof} files of
 * the corpus. Their printer has quirks, which this reader takes as they are: superclasses are a
 * list without commas, {@code @inherited} is a comment. Other comments are passed over.
 *
 * @param server the comment {@code @servername}
 * @param namespace the comment {@code @namespace}
 * @param classes the classes, in order
 * @param instance the instance that follows them, if one does
 */
public record Mof(
        String server, String namespace, List<MofClass> classes, Optional<MofInstance> instance) {

    /** A class. */
    public record MofClass(
            String name,
            List<String> superclasses,
            List<MofQualifier> qualifiers,
            List<MofMember> members) {
        /** What are no methods, in order. */
        public List<MofMember> properties() {
            return members.stream().filter(m -> !m.isMethod()).toList();
        }

        /** The methods, in order. */
        public List<MofMember> methods() {
            return members.stream().filter(MofMember::isMethod).toList();
        }
    }

    /**
     * A property, a parameter, or a method, which alone has parameters; the type of a reference is
     * the class that it refers to.
     */
    public record MofMember(
            Optional<String> inheritedFrom,
            List<MofQualifier> qualifiers,
            String type,
            boolean isReference,
            String name,
            boolean isArray,
            Optional<Object> value,
            boolean isMethod,
            List<MofMember> parameters) {}

    /** A qualifier; its value is true where only its name is written. */
    public record MofQualifier(String name, Object value) {}

    /** An instance with the values that are written, {@code name = value}. */
    public record MofInstance(String className, List<MofMember> values) {}

    /** Reads a text; anything else is a mistake in it. */
    public static Mof read(String text) {
        return new Parser(text).file();
    }

    private static final class Parser {
        private static final Pattern TOKEN =
                Pattern.compile(
                        "//\\s*@(\\w+)\\s+|//[^\n]*|\"([^\"]*)\"|[\\w.-]+|[\\[\\]{}()=:;,]");

        private final List<String> tokens = new ArrayList<>();
        private int at;

        Parser(String text) {
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            while (matcher.find()) {
                String between = text.substring(end, matcher.start());
                if (!between.isBlank()) {
                    throw new IllegalArgumentException("unexpected in MOF: " + between);
                }
                end = matcher.end();
                String token = matcher.group(1) == null ? matcher.group() : "@" + matcher.group(1);
                if (!token.startsWith("//")) {
                    tokens.add(token);
                }
            }
            if (!text.substring(end).isBlank()) {
                throw new IllegalArgumentException("unexpected in MOF: " + text.substring(end));
            }
        }

        Mof file() {
            String server = "";
            String namespace = "";
            List<MofClass> classes = new ArrayList<>();
            Optional<MofInstance> instance = Optional.empty();
            while (at < tokens.size()) {
                if (accept("@servername")) {
                    server = string();
                } else if (accept("@namespace")) {
                    namespace = string();
                } else if (accept("instance")) {
                    instance = Optional.of(instance());
                } else {
                    classes.add(mofClass());
                }
            }
            return new Mof(server, namespace, classes, instance);
        }

        private MofInstance instance() {
            expect("of");
            String className = next();
            List<MofMember> values = new ArrayList<>();
            expect("{");
            while (!accept("}")) {
                values.add(member(Optional.empty(), List.of(), ""));
            }
            expect(";");
            return new MofInstance(className, values);
        }

        private MofClass mofClass() {
            List<MofQualifier> qualifiers = qualifiers();
            expect("class");
            String name = next();
            List<String> superclasses = new ArrayList<>();
            if (accept(":")) {
                while (!peek().equals("{")) {
                    superclasses.add(next());
                }
            }
            List<MofMember> members = new ArrayList<>();
            expect("{");
            while (!accept("}")) {
                Optional<String> from =
                        accept("@inherited") ? Optional.of(next()) : Optional.empty();
                members.add(member(from, qualifiers(), next()));
            }
            expect(";");
            return new MofClass(name, superclasses, qualifiers, members);
        }

        private MofMember member(
                Optional<String> from, List<MofQualifier> qualifiers, String type) {
            boolean isReference = accept("ref");
            String name = next();
            boolean isArray = accept("[");
            if (isArray) {
                expect("]");
            }
            Optional<Object> value = accept("=") ? Optional.of(value()) : Optional.empty();
            boolean isMethod = accept("(");
            List<MofMember> parameters = isMethod ? parameters() : List.of();
            expect(";");
            return new MofMember(
                    from,
                    qualifiers,
                    type,
                    isReference,
                    name,
                    isArray,
                    value,
                    isMethod,
                    parameters);
        }

        private List<MofMember> parameters() {
            List<MofMember> parameters = new ArrayList<>();
            while (!accept(")")) {
                List<MofQualifier> own = qualifiers();
                Optional<String> noClass = Optional.empty();
                Optional<Object> none = Optional.empty();
                String type = next();
                parameters.add(
                        new MofMember(
                                noClass, own, type, false, next(), false, none, false, List.of()));
                accept(",");
            }
            return parameters;
        }

        private List<MofQualifier> qualifiers() {
            List<MofQualifier> qualifiers = new ArrayList<>();
            if (accept("[")) {
                while (!accept("]")) {
                    String name = next();
                    Object value = true;
                    if (accept("(")) {
                        value = value();
                        expect(")");
                    } else if (peek().equals("{")) {
                        value = value();
                    }
                    qualifiers.add(new MofQualifier(name, value));
                    accept(",");
                }
            }
            return qualifiers;
        }

        private Object value() {
            if (accept("{")) {
                List<Object> elements = new ArrayList<>();
                while (!accept("}")) {
                    elements.add(value());
                    accept(",");
                }
                return elements;
            }
            if (accept("true")) {
                return true;
            }
            if (accept("false")) {
                return false;
            }
            return peek().startsWith("\"") ? string() : (Object) Long.valueOf(next());
        }

        /** Strings that follow each other are one. */
        private String string() {
            StringBuilder text = new StringBuilder();
            while (at < tokens.size() && peek().startsWith("\"")) {
                String token = next();
                text.append(token, 1, token.length() - 1);
            }
            return text.toString();
        }

        private String peek() {
            return tokens.get(at);
        }

        private String next() {
            return tokens.get(at++);
        }

        private boolean accept(String token) {
            boolean found = at < tokens.size() && peek().equals(token);
            at += found ? 1 : 0;
            return found;
        }

        private void expect(String token) {
            if (!accept(token)) {
                throw new IllegalArgumentException("expected " + token + " before " + peek());
            }
        }
    }
}
