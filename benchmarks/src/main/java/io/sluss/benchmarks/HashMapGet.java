package io.sluss.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The floor: the contact knows the name of its rule already, and one look into a map gives its number. */
final class HashMapGet implements Contender {
    /** What a contact knows that finds no rule. */
    static final String NONE = "no rule";

    private final Map<String, Integer> numbers = new HashMap<>();

    HashMapGet(List<PlainRule> rules) {
        rules.forEach(rule -> numbers.put(key(rule.number()), rule.number()));
    }

    static String key(int rule) {
        return "rule " + rule;
    }

    @Override
    public int firstMatch(TableContact contact) {
        Integer number = numbers.get(contact.answer());
        return number == null ? -1 : number;
    }
}
