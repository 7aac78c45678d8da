package io.github.checkhyperv.simhost.cim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data query in WQL, [MS-WMI] 2.2.1.1: {@code SELECT … FROM … [WHERE …]}.
 *
 * @param properties the selected names, or null for the asterisk
 * @param className the class
 * @param condition the WHERE clause
 */
public record Wql(List<String> properties, String className, Condition condition) {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:([A-Za-z_][\\w.]*)|('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
                            + "|([+-]?\\d+(?:\\.\\d+)?)|(<=|>=|<>|!=|[=<>*,()]))");

    /** A query that is not WQL. */
    public static final class SyntaxError extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxError(String message) {
            super(message);
        }
    }

    /** Reads a query. */
    public static Wql parse(String text) throws SyntaxError {
        return new Parser(tokens(text)).query();
    }

    /**
     * A piece of a query.
     *
     * @param kind W word, S string, N number, O operator
     * @param text what it says, a string without its quotes
     */
    record Token(char kind, String text) {
        boolean is(String word) {
            return kind != 'S' && text.equalsIgnoreCase(word);
        }
    }

    private static List<Token> tokens(String text) throws SyntaxError {
        List<Token> tokens = new ArrayList<>();
        String rest = text.strip();
        Matcher matcher = TOKEN.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new SyntaxError("cannot read: " + rest.substring(at));
            }
            at = matcher.end();
            if (matcher.group(1) != null) {
                tokens.add(new Token('W', matcher.group(1)));
            } else if (matcher.group(2) != null) {
                String quoted = matcher.group(2);
                String inner = quoted.substring(1, quoted.length() - 1);
                tokens.add(new Token('S', inner.replaceAll("\\\\(.)", "$1")));
            } else if (matcher.group(3) != null) {
                tokens.add(new Token('N', matcher.group(3)));
            } else {
                tokens.add(new Token('O', matcher.group(4)));
            }
        }
        return tokens;
    }

    private static final class Parser {
        private final List<Token> tokens;
        private int at;

        Parser(List<Token> tokens) {
            this.tokens = tokens;
        }

        Wql query() throws SyntaxError {
            expect("SELECT");
            List<String> properties = null;
            if (!take("*")) {
                properties = new ArrayList<>();
                do {
                    properties.add(word());
                } while (take(","));
            }
            expect("FROM");
            String className = word();
            Condition condition = Condition.ALWAYS;
            if (take("WHERE")) {
                condition = either();
            }
            if (at < tokens.size()) {
                throw new SyntaxError("unexpected " + tokens.get(at).text());
            }
            return new Wql(properties, className, condition);
        }

        private Condition either() throws SyntaxError {
            Condition left = both();
            while (take("OR")) {
                left = new Condition.Or(left, both());
            }
            return left;
        }

        private Condition both() throws SyntaxError {
            Condition left = one();
            while (take("AND")) {
                left = new Condition.And(left, one());
            }
            return left;
        }

        private Condition one() throws SyntaxError {
            if (take("NOT")) {
                return new Condition.Not(one());
            }
            if (take("(")) {
                Condition inner = either();
                expect(")");
                return inner;
            }
            String property = word();
            String operator = next().text();
            boolean negated = operator.equalsIgnoreCase("IS") && take("NOT");
            if (operator.equalsIgnoreCase("IS")) {
                expect("NULL");
                return new Condition.Compare(property, negated ? "<>" : "=", null);
            }
            if (!List.of("=", "<>", "!=", "<", ">", "<=", ">=").contains(operator)
                    && !operator.equalsIgnoreCase("LIKE")) {
                throw new SyntaxError("no operator: " + operator);
            }
            return new Condition.Compare(property, operator, literal());
        }

        private Object literal() throws SyntaxError {
            Token token = next();
            if (token.kind() == 'S') {
                return token.text();
            } else if (token.kind() == 'N') {
                return new BigDecimal(token.text());
            } else if (token.is("TRUE") || token.is("FALSE")) {
                return token.is("TRUE");
            } else if (token.is("NULL")) {
                return null;
            }
            throw new SyntaxError("no literal: " + token.text());
        }

        private String word() throws SyntaxError {
            Token token = next();
            if (token.kind() != 'W') {
                throw new SyntaxError("no name: " + token.text());
            }
            return token.text();
        }

        private Token next() throws SyntaxError {
            if (at == tokens.size()) {
                throw new SyntaxError("the query ends too early");
            }
            return tokens.get(at++);
        }

        private boolean take(String word) {
            boolean there = at < tokens.size() && tokens.get(at).is(word);
            at += there ? 1 : 0;
            return there;
        }

        private void expect(String word) throws SyntaxError {
            if (!take(word)) {
                throw new SyntaxError(word + " expected");
            }
        }
    }
}
