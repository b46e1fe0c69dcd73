package dev.guidon.flag.adapter.login;

import dev.guidon.flag.account.Backoff;
import dev.guidon.flag.account.GuardPolicy;
import dev.guidon.flag.adapter.login.LoginSettings.GuardSettings;
import dev.guidon.flag.secret.SecretBox;
import dev.guidon.flag.session.SessionPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What is configured, as the features want it.
@ApplicationScoped
class LoginSources {
    private static final int MIN_SECRET = 32;

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    SecretBox box(
            LoginSettings settings,
            @ConfigProperty(name = "guidon.admin.token") String administratorToken,
            SecureRandom random) {
        return new SecretBox(
                settings.sealingSecret().map(LoginSources::longEnough).orElse(administratorToken), random);
    }

    private static String longEnough(String secret) {
        if (secret.length() < MIN_SECRET) {
            throw new IllegalArgumentException("guidon.login.sealing-secret has " + secret.length()
                    + " characters; give it at least " + MIN_SECRET + " random ones");
        }
        return secret;
    }

    @Produces
    @Singleton
    SessionPolicy sessions(LoginSettings settings) {
        LoginSettings.SessionSettings session = settings.session();
        return new SessionPolicy(session.access(), session.idle(), session.longest());
    }

    @Produces
    @Singleton
    GuardPolicy guard(LoginSettings settings) {
        GuardSettings guard = settings.guard();
        return new GuardPolicy(backoff(guard, guard.accountAttempts()), backoff(guard, guard.addressAttempts()));
    }

    private static Backoff backoff(GuardSettings guard, int free) {
        return new Backoff(free, guard.firstWait(), guard.longestWait());
    }
}
