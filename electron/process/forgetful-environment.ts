/**
 * What the C library (glibc; others know nothing of it) is started with, so that it overwrites memory as it is given back: no cache of
 * freed blocks for each thread, which it would leave as they are, and every freed block filled. Read once, when a process begins.
 */
export const forgetfulEnvironment = { GLIBC_TUNABLES: 'glibc.malloc.tcache_count=0:glibc.malloc.perturb=165' } as const
