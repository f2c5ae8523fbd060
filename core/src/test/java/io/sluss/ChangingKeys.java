package io.sluss;

import io.sluss.contact.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keys of callers that can be changed while a Sluss runs, and the one that lots are drawn under. */
final class ChangingKeys implements KeyRing {
    volatile List<Key> current = List.of(key("first"));
    volatile Key experiment = Desk.KEYS.experimentKey();

    static Key key(String id) {
        return new Key(id, (id + " secret that is long enough for a key").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public List<Key> callerKeys() {
        return current;
    }

    @Override
    public Key idKey() {
        return Desk.KEYS.idKey();
    }

    @Override
    public Key dialKey() {
        return Desk.KEYS.dialKey();
    }

    @Override
    public Key experimentKey() {
        return experiment;
    }
}
