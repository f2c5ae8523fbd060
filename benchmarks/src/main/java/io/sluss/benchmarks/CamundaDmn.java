package io.sluss.benchmarks;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** Camunda's DMN engine, with its defaults. */
final class CamundaDmn implements Contender {
    private static final Input[] INPUTS = Input.values();

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    CamundaDmn(List<PlainRule> rules) {
        byte[] table = DmnTable.write(rules, "long").getBytes(StandardCharsets.UTF_8);
        this.decision = engine.parseDecision(DmnTable.DECISION, new ByteArrayInputStream(table));
    }

    @Override
    public int firstMatch(TableContact contact) {
        Map<String, Object> values = new HashMap<>();
        for (Input input : INPUTS) {
            values.put(input.label(), contact.value(input));
        }
        DmnDecisionTableResult found = engine.evaluateDecisionTable(decision, values);
        return found.isEmpty() || !(found.getSingleResult().getSingleEntry() instanceof Number number)
                ? -1
                : number.intValue();
    }
}
