package io.github.checkhyperv.faults;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Copies sources so that each check that ends in an exception can be taken away while they run: of
 * {@code if (a || b) throw …} both {@code a} and {@code b} become {@code Checks.holds(n, a)}. Run
 * by .ci/tests/prove-matrix.
 */
public final class CheckMarker {
    private final List<String> checks = new ArrayList<>();

    private CheckMarker() {}

    /** Marks all sources below the first folder into the second; the third names the checks. */
    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1]);
        CheckMarker marker = new CheckMarker();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(from)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
        for (Path source : sources) {
            Path copy = to.resolve(from.relativize(source));
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, marker.marked(source));
        }
        Files.write(Path.of(args[2]), marker.checks);
    }

    private String marked(Path source) throws IOException {
        String text = Files.readString(source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            List<ExpressionTree> conditions = new ArrayList<>();
            new Finder(conditions).scan(unit, null);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            StringBuilder marked = new StringBuilder();
            int done = 0;
            for (ExpressionTree condition : conditions) {
                int start = (int) positions.getStartPosition(unit, condition);
                int end = (int) positions.getEndPosition(unit, condition);
                String written = text.substring(start, end);
                marked.append(text, done, start);
                marked.append(Checks.class.getName()).append(".holds(").append(checks.size());
                marked.append(", ").append(written).append(')');
                done = end;
                String name = source.getFileName().toString().replace(".java", "");
                checks.add(name + ": " + written.replaceAll("\\s+", " "));
            }
            return marked.append(text, done, text.length()).toString();
        }
    }

    /** Finds the conditions in the order in which they are written. */
    private static final class Finder extends TreeScanner<Void, Void> {
        private final List<ExpressionTree> found;

        Finder(List<ExpressionTree> found) {
            this.found = found;
        }

        @Override
        public Void visitIf(IfTree tree, Void none) {
            if (throwsAtItsEnd(tree.getThenStatement())) {
                split(tree.getCondition());
            }
            return super.visitIf(tree, none);
        }

        private static boolean throwsAtItsEnd(StatementTree statement) {
            if (statement instanceof BlockTree block) {
                List<? extends StatementTree> all = block.getStatements();
                return !all.isEmpty() && throwsAtItsEnd(all.get(all.size() - 1));
            }
            return statement.getKind() == Tree.Kind.THROW;
        }

        private void split(ExpressionTree condition) {
            if (condition instanceof ParenthesizedTree parenthesized) {
                split(parenthesized.getExpression());
            } else if (condition.getKind() == Tree.Kind.CONDITIONAL_OR) {
                split(((BinaryTree) condition).getLeftOperand());
                split(((BinaryTree) condition).getRightOperand());
            } else if (!declares(condition)) {
                found.add(condition);
            }
        }

        /** Whether it is a pattern, whose variable would be out of reach then. */
        private static boolean declares(ExpressionTree condition) {
            boolean[] declares = {false};
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitInstanceOf(InstanceOfTree tree, Void none) {
                    declares[0] |= tree.getPattern() != null;
                    return super.visitInstanceOf(tree, none);
                }
            }.scan(condition, null);
            return declares[0];
        }
    }
}
