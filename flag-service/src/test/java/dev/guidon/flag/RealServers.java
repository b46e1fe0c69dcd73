package dev.guidon.flag;

import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of the running service with its own database, Redis database and topics. All classes with this share one
/// application, so each test makes a project of its own.
@QuarkusTest
@WithTestResource(ServersResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RealServers {}
