package io.sluss.examples.console;

/** Why a page of the staff does not do what it is asked to. The page knows each by its name. */
enum ConsoleProblem {
    /** A token is set, and the request does not bear it. */
    TOKEN_NEEDED(401, "token-needed", "The console needs its token"),
    /** No token is set, and the request does not come from this machine. */
    NOT_HERE(403, "not-here", "Without a token the console is for the machine it runs on"),
    /** Another site has sent the browser here. */
    OTHER_SITE(403, "other-site", "The request comes from another site"),
    /** The body is no JSON object of texts. */
    MALFORMED(400, "malformed", "The body is not a JSON object of texts"),
    /** A field that nobody knows. */
    UNKNOWN_FIELD(400, "unknown-field", "A field is not known"),
    /** A value that cannot be used. */
    INVALID_FIELD(400, "invalid-field", "A value cannot be used"),
    /** There is no such order. */
    NO_ORDER(404, "no-order", "No such order is in force"),
    /** A callback that was taken is another's by now, or over. */
    NOT_YOURS(409, "not-yours", "The callback is no longer this agent's"),
    /** There is nothing at this address. */
    NOT_FOUND(404, "not-found", "There is nothing here"),
    /** A store does not answer. */
    STORE_AWAY(503, "store-away", "A store does not answer; nothing was changed"),
    /** Not JSON. */
    NOT_JSON(415, "unsupported-media-type", "The body has to be application/json");

    private final int status;
    private final String label;
    private final String title;

    ConsoleProblem(int status, String label, String title) {
        this.status = status;
        this.label = label;
        this.title = title;
    }

    int status() {
        return status;
    }

    String type() {
        return "urn:sluss:problem:" + label;
    }

    String title() {
        return title;
    }
}
