package io.github.checkhyperv.simhost.cim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A WHERE clause. */
public sealed interface Condition {
    /** No WHERE clause. */
    Condition ALWAYS = new Always();

    /** Whether the row is wanted. */
    boolean holds(Row row);

    /** The properties that it looks at. */
    List<String> properties();

    /** No WHERE clause. */
    record Always() implements Condition {
        @Override
        public boolean holds(Row row) {
            return true;
        }

        @Override
        public List<String> properties() {
            return List.of();
        }
    }

    /** Both. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Row row) {
            return left.holds(row) && right.holds(row);
        }

        @Override
        public List<String> properties() {
            return joined(left, right);
        }
    }

    /** Either. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Row row) {
            return left.holds(row) || right.holds(row);
        }

        @Override
        public List<String> properties() {
            return joined(left, right);
        }
    }

    /** The contrary. */
    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Row row) {
            return !inner.holds(row);
        }

        @Override
        public List<String> properties() {
            return inner.properties();
        }
    }

    /** A property compared with a literal: String, BigDecimal, Boolean, or null. */
    record Compare(String property, String operator, Object literal) implements Condition {
        @Override
        public boolean holds(Row row) {
            Object value = row.get(property);
            if (literal == null || value == null) {
                boolean same = literal == null && value == null;
                return operator.equals("=") ? same : isUnequal() && !same;
            }
            if (operator.equalsIgnoreCase("LIKE")) {
                return like(literal.toString()).matcher(value.toString()).matches();
            }
            int order = compare(value);
            return switch (operator) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                default -> order != 0;
            };
        }

        private boolean isUnequal() {
            return operator.equals("<>") || operator.equals("!=");
        }

        private int compare(Object value) {
            if (value instanceof Long number && literal instanceof BigDecimal other) {
                return new BigDecimal(Long.toUnsignedString(number)).compareTo(other);
            }
            String left = value.toString().toLowerCase(Locale.ROOT);
            return left.compareTo(literal.toString().toLowerCase(Locale.ROOT));
        }

        private static Pattern like(String pattern) {
            StringBuilder regex = new StringBuilder();
            for (char c : pattern.toCharArray()) {
                switch (c) {
                    case '%' -> regex.append(".*");
                    case '_' -> regex.append('.');
                    default -> regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        }

        @Override
        public List<String> properties() {
            return List.of(property);
        }
    }

    private static List<String> joined(Condition left, Condition right) {
        return Stream.of(left.properties(), right.properties()).flatMap(List::stream).toList();
    }
}
