import type { Metadata } from 'next';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { ResultScreen } from '@/components/setup/result-screen';
import { steps } from '@/lib/setup/steps';
import { resultWords } from '@/lib/setup/words/result';

export const metadata: Metadata = { title: resultWords.tab };

const outline = steps.map(({ id, number, name }) => ({ id, number, name }));

export default async function ResultPage({ params }: PageProps<'/connections/[connectionId]/setup/result'>) {
  const { connectionId } = await params;
  return <ResultScreen initial={await openConnection(connectionId)} outline={outline} />;
}
