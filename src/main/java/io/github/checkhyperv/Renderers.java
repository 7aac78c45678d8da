package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.cli.Format;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.output.DiagnoseRenderer;
import io.github.checkhyperv.output.JsonFleetRenderer;
import io.github.checkhyperv.output.JsonRenderer;
import io.github.checkhyperv.output.NagiosFleetRenderer;
import io.github.checkhyperv.output.NagiosRenderer;
import io.github.checkhyperv.output.PrometheusFleetRenderer;
import io.github.checkhyperv.output.PrometheusRenderer;
import io.github.checkhyperv.output.Renderer;
import io.github.checkhyperv.output.TableFleetRenderer;
import io.github.checkhyperv.output.TableRenderer;
import io.github.checkhyperv.output.Terminal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The renderer for what the operator asked for. */
final class Renderers {
    private Renderers() {}

    static Renderer<Answer> of(
            Presentation presentation, Terminal terminal, Map<String, String> lastSuccess) {
        Format format = presentation.format();
        if (format == Format.NAGIOS) { // No switch: on an enum it costs a class at start-up.
            return presentation.diagnose() ? diagnose() : nagios(presentation);
        }
        if (format == Format.JSON) {
            return new JsonRenderer(Version.text());
        }
        return format == Format.TABLE
                ? new TableRenderer(terminal)
                : new PrometheusRenderer(Version.text(), now(), lastSuccess);
    }

    static Renderer<Fleet> ofMany(
            Presentation presentation, Terminal terminal, Map<String, String> lastSuccess) {
        return switch (presentation.format()) {
            case NAGIOS ->
                    new NagiosFleetRenderer(
                            presentation.verbosity(),
                            presentation.perfData(),
                            presentation.outputLimit());
            case JSON -> new JsonFleetRenderer(Version.text());
            case TABLE -> new TableFleetRenderer(terminal);
            case PROMETHEUS ->
                    new PrometheusFleetRenderer(
                            Version.text(), now(), lastSuccess, presentation.part());
        };
    }

    private static Renderer<Answer> nagios(Presentation presentation) {
        return new NagiosRenderer(
                presentation.verbosity(), presentation.perfData(), presentation.outputLimit());
    }

    private static Renderer<Answer> diagnose() {
        List<String> stages = new ArrayList<>();
        for (Stage stage : EnumSet.range(Stage.RESOLVE, Stage.JOIN)) {
            // Decoding is a part of each query.
            if (stage != Stage.DECODE) {
                stages.add(stage.label());
            }
        }
        Set<String> ofKerberos = Set.of(Stage.KDC.label(), Stage.TICKET.label());
        return new DiagnoseRenderer(stages, ofKerberos, ClassArchive.state());
    }

    private static String now() {
        return BigDecimal.valueOf(System.currentTimeMillis(), 3).toString();
    }
}
