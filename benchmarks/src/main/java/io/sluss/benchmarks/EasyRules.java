package io.sluss.benchmarks;

import io.sluss.benchmarks.PlainRule.Between;
import io.sluss.benchmarks.PlainRule.Condition;
import io.sluss.benchmarks.PlainRule.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: a fact for each input, the rules in the order of their priorities until one was applied. */
final class EasyRules implements Contender {
    private static final Input[] INPUTS = Input.values();
    private static final String FOUND = "found";

    private final Rules rules = new Rules();
    private final RulesEngine engine = new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));

    EasyRules(List<PlainRule> plain) {
        for (PlainRule rule : plain) {
            List<org.jeasy.rules.api.Condition> tests = new ArrayList<>();
            rule.conditions().forEach((input, condition) -> tests.add(test(input.label(), condition)));
            rules.register(new RuleBuilder()
                    .name("rule " + rule.number())
                    .priority(rule.number())
                    .when(facts -> allHold(tests, facts))
                    .then(facts -> facts.put(FOUND, rule.number()))
                    .build());
        }
    }

    private static org.jeasy.rules.api.Condition test(String fact, Condition condition) {
        if (condition instanceof Between range) {
            return facts -> facts.get(fact) instanceof Integer number && range.contains(number);
        }
        Set<String> wanted = Set.copyOf(((OneOf) condition).texts());
        return facts -> facts.get(fact) instanceof String text && wanted.contains(text);
    }

    private static boolean allHold(List<org.jeasy.rules.api.Condition> tests, Facts facts) {
        for (org.jeasy.rules.api.Condition test : tests) {
            if (!test.evaluate(facts)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int firstMatch(TableContact contact) {
        Facts facts = new Facts();
        for (Input input : INPUTS) {
            facts.put(input.label(), contact.value(input));
        }
        engine.fire(rules, facts);
        Integer found = facts.get(FOUND);
        return found == null ? -1 : found;
    }
}
