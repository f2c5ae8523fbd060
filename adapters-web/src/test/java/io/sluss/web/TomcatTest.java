package io.sluss.web;

import org.junit.jupiter.api.Nested;

/** Issue 2: the adapter runs on Tomcat 10.1. */
class TomcatTest {
    @Nested
    class Contacts extends ContactContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Offers extends OfferContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Promises extends PromiseContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class MadePromises extends MadePromiseContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Links extends LinkContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Health extends HealthContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Garbage extends GarbageContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Privacy extends PrivacyContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }

    @Nested
    class Deployments extends DeploymentContract {
        @Override
        WebServer newServer() {
            return new TomcatServer();
        }
    }
}
