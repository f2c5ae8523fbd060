package io.sluss.benchmarks;

import io.sluss.benchmarks.PlainRule.Between;
import io.sluss.benchmarks.PlainRule.Condition;
import io.sluss.benchmarks.PlainRule.OneOf;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a table as DMN 1.3 with the hit policy FIRST, its conditions as FEEL unary tests. */
final class DmnTable {
    /** The name of the decision and of its only output. */
    static final String DECISION = "rule";

    /** The namespace of the model. */
    static final String NAMESPACE = "https://sluss.io/benchmarks";

    private DmnTable() {}

    /**
     * Writes it.
     *
     * @param numberType what the engine calls a number
     */
    static String write(List<PlainRule> rules, String numberType) {
        StringBuilder xml = new StringBuilder(1 << 16);
        xml.append("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"table\" name=\"table\"")
                .append(" namespace=\"" + NAMESPACE + "\">\n");
        for (Input input : Input.values()) {
            xml.append(
                    "<inputData id=\"in_%1$s\" name=\"%1$s\"><variable id=\"var_%1$s\" name=\"%1$s\" typeRef=\"%2$s\"/></inputData>\n"
                            .formatted(input.label(), type(input, numberType)));
        }
        xml.append("<decision id=\"rule\" name=\"rule\"><variable id=\"var_rule\" name=\"rule\" typeRef=\"%s\"/>\n"
                .formatted(numberType));
        for (Input input : Input.values()) {
            xml.append(
                    "<informationRequirement id=\"req_%1$s\"><requiredInput href=\"#in_%1$s\"/></informationRequirement>\n"
                            .formatted(input.label()));
        }
        xml.append("<decisionTable id=\"rules\" hitPolicy=\"FIRST\">\n");
        for (Input input : Input.values()) {
            xml.append(
                    "<input id=\"col_%1$s\" label=\"%1$s\"><inputExpression id=\"exp_%1$s\" typeRef=\"%2$s\"><text>%1$s</text></inputExpression></input>\n"
                            .formatted(input.label(), type(input, numberType)));
        }
        xml.append("<output id=\"out\" name=\"rule\" typeRef=\"%s\"/>\n".formatted(numberType));
        for (PlainRule rule : rules) {
            xml.append("<rule id=\"r%d\">".formatted(rule.number()));
            for (Input input : Input.values()) {
                xml.append("<inputEntry id=\"r%d_%s\"><text>%s</text></inputEntry>"
                        .formatted(
                                rule.number(),
                                input.label(),
                                test(rule.conditions().get(input))));
            }
            xml.append(
                    "<outputEntry id=\"r%1$d_out\"><text>%1$d</text></outputEntry></rule>\n".formatted(rule.number()));
        }
        return xml.append("</decisionTable></decision></definitions>\n").toString();
    }

    private static String type(Input input, String numberType) {
        return input.isRange() ? numberType : "string";
    }

    private static String test(@Nullable Condition condition) {
        if (condition instanceof OneOf wanted) {
            return wanted.texts().stream().map(text -> '"' + text + '"').collect(Collectors.joining(","));
        } else if (condition instanceof Between range) {
            return range.overMidnight()
                    ? "&gt;= " + range.from() + ", &lt; " + range.to()
                    : "[" + range.from() + ".." + range.to() + ")";
        }
        return "-";
    }
}
