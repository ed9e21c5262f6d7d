import { type ComponentProps, lazy, Suspense } from 'react';

const Notice = lazy(() => import('./renewal-notice').then((module) => ({ default: module.RenewalNotice })));
const Absent = lazy(() => import('@/components/connection/not-kept').then((module) => ({ default: module.NotKept })));
const Forget = lazy(() => import('@/components/connection/forget-form').then((module) => ({ default: module.ForgetForm })));

/** Parts that most admins never see; their code is loaded when one is shown. */
export function RenewalNotice({ view }: ComponentProps<typeof Notice>) {
  if (!view.renewal) return null;
  return (
    <Suspense>
      <Notice view={view} />
    </Suspense>
  );
}

export function NotKept(props: ComponentProps<typeof Absent>) {
  return (
    <Suspense>
      <Absent {...props} />
    </Suspense>
  );
}

export function ForgetForm(props: ComponentProps<typeof Forget>) {
  return (
    <Suspense>
      <Forget {...props} />
    </Suspense>
  );
}
