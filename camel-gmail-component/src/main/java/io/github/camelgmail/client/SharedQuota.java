package io.github.camelgmail.client;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quota of one project and its mailboxes, for all clients that use the same credentials, however they connect: Gmail
 * counts them together. Clients with other limits have their own. Thread-safe.
 */
public final class SharedQuota {

    private final Map<Long, UnitBucket> projects = new ConcurrentHashMap<>();
    private final Map<Limit, UnitBucket> users = new ConcurrentHashMap<>();
    private final Map<Budget, DailyBudget> budgets = new ConcurrentHashMap<>();

    private record Limit(String userId, long unitsPerMinute) {}

    private record Budget(String userId, long units, long sends) {}

    UnitBucket project(ClientSettings settings, Clock clock) {
        return projects.computeIfAbsent(settings.projectLimit(), limit -> new UnitBucket(limit, clock));
    }

    UnitBucket user(String userId, ClientSettings settings, Clock clock) {
        return users.computeIfAbsent(
                new Limit(userId, settings.userLimit()), limit -> new UnitBucket(limit.unitsPerMinute(), clock));
    }

    DailyBudget budget(String userId, ClientSettings settings) {
        return budgets.computeIfAbsent(
                new Budget(userId, settings.dailyUnits(), settings.dailySends()),
                budget -> new DailyBudget(budget.units(), budget.sends()));
    }
}
