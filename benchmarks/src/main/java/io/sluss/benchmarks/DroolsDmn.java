package io.sluss.benchmarks;

import java.io.StringReader;
import java.util.List;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** Drools DMN, with its defaults. */
final class DroolsDmn implements Contender {
    private static final Input[] INPUTS = Input.values();

    private final DMNRuntime runtime;
    private final DMNModel model;

    DroolsDmn(List<PlainRule> rules) {
        Resource table = ResourceFactory.newReaderResource(new StringReader(DmnTable.write(rules, "number")), "UTF-8");
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(table))
                .getOrElseThrow(cause -> new IllegalStateException("Drools does not take the table", cause));
        this.model = runtime.getModels().get(0);
        if (model.hasErrors()) {
            throw new IllegalStateException("Drools does not take the table: " + model.getMessages());
        }
    }

    @Override
    public int firstMatch(TableContact contact) {
        DMNContext context = runtime.newContext();
        for (Input input : INPUTS) {
            context.set(input.label(), contact.value(input));
        }
        Object found = runtime.evaluateByName(model, context, DmnTable.DECISION)
                .getDecisionResultByName(DmnTable.DECISION)
                .getResult();
        return found instanceof Number number ? number.intValue() : -1;
    }
}
