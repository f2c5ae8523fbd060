package io.sluss.web;

import org.junit.jupiter.api.Nested;

/** Issue 2: the adapter runs on Jetty 12.1. */
class JettyTest {
    @Nested
    class Contacts extends ContactContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Offers extends OfferContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Promises extends PromiseContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class MadePromises extends MadePromiseContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Links extends LinkContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Health extends HealthContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Garbage extends GarbageContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Privacy extends PrivacyContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }

    @Nested
    class Deployments extends DeploymentContract {
        @Override
        WebServer newServer() {
            return new JettyServer();
        }
    }
}
